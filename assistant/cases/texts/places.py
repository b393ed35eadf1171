"""Words by which trainers name the places that the library's sectors stand for."""

SECTOR_WORDS = {
    "agriculture": "farm farmer farming crop extension rural livestock",
    "child welfare": "child welfare foster family care protection social work residential",
    "community development": "community neighbourhood village municipality residents settlement",
    "disability": "disability disabled deaf inclusion employment accessibility",
    "early childhood": "early childhood kindergarten nursery preschool childminder childcare toddler",
    "environment and climate": "environment climate wildfire flood coast adaptation conservation",
    "government and policy": "government policy ministry province public administration civil service",
    "health care": "health care hospital ward clinic nurse nursing doctor patient medical",
    "housing and homelessness": "housing homeless homelessness shelter tenancy",
    "humanitarian": "humanitarian emergency relief disaster cyclone resettlement aid",
    "international development": "international development aid donor ngo water project",
    "justice": "justice court prison probation police legal criminal",
    "mental health": "mental health psychiatric psychology depression suicide counselling wellbeing",
    "migration and refugees": "migration migrant refugee asylum newcomer settlement integration",
    "older people": "older elderly ageing aging dementia home-care home care frailty",
    "philanthropy": "philanthropy foundation funder grant grantmaking donor",
    "public health": "public health prevention epidemic dengue vaccination community health",
    "schools": "school schools education teacher teaching pupil student classroom literacy",
    "workforce and social protection": "workforce job employment unemployment benefit welfare labour",
    "youth justice": "youth justice young offenders juvenile probation",
}

# Too common in these phrases to tell one place from another.
IDLE_WORDS = frozenset(
    "a an and the of in on at to for from with by that which who whose where when is are be has have into "
    "as it its their they them it's new year second first third staff team teams people work working "
    "program programme small large group support practice practitioner practitioners service services "
    "between every each about through after before against under over level".split()
)
