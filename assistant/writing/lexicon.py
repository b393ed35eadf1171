"""English words that decide whether a paraphrase still says the same."""

GRAMMAR = frozenset(
    """
    a an the of to in on at by for from as into onto upon about over under up down out off and or but so
    that which who whom whose this these those it its is are was were be been being am do does did have has
    had having will would can could may might shall should you your yours i me my we us our they them their
    he him his she her hers here there then than such some what when where how why if because since while
    whether also just even still very too own yourself themselves himself herself itself whatever get got
    let lets make made
    """.split()
)
NEGATIONS = frozenset(
    """
    not no never none nobody nothing nor without cannot neither hardly seldom rarely few refuse unless
    except instead rather avoid stop
    """.split()
)
QUANTITIES = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty
    ninety hundred half quarter every each all any both several many few once twice first second third last
    only single whole daily weekly monthly yearly hour hours minute minutes day days week weeks month months
    year years
    """.split()
)
STRONG = frozenset(
    """
    must always never guarantee guarantees guaranteed only certainly ever every all surely will prove proves
    proven ensure ensures entirely completely any nothing everything everyone nobody best worst
    """.split()
)
LIMITS = (
    NEGATIONS
    | QUANTITIES
    | frozenset(
        """
        if with most more least less same other another own before after until whether who which together
        alone aloud still already yet
        """.split()
    )
)
_OPPOSITES = """
    more less|many few|before after|first last|open closed|open shut|inside outside|with without
    |always never|easy hard|strong weak|high low|up down|early late|rarely often|seldom often
    |public private|formal informal|begin end|start stop|keep drop|give take|ask tell|speak listen
    |alone together|own others|everyone nobody|all none|increase decrease|add remove|accept refuse
    |accept reject|agree disagree|trust distrust|win lose|good bad|well poorly|best worst|benefit harm
    |help hinder|quick slow|long short|large small|big small|young old|new old|near far|near distant
    |same different|similar different|include exclude|allow forbid|praise blame|safe unsafe
    |safe dangerous|true false|loud quiet|silent aloud|voluntary forced|name anonymous|named nameless
    |written spoken|write say|public secret|visible hidden|hide show|reveal conceal|raise lower|rise fall
    |push pull|send receive|lend borrow|teach learn|follow lead|least most|minimum maximum
    |simple technical|plain technical|insider outsider|weak powerful|rich poor|majority minority
    |agree object|doubt belief|doubt accept|question answer|problem solution|strength weakness
    |success failure|succeed fail|gain loss|save spend|use waste|join leave|arrive leave|enter exit
    |hope fear|hope worry|like dislike|calm anxious|cause effect|past future|morning evening|top bottom
    |front back|above below|central remote|local central|internal external|major minor|wide narrow
    |full empty|fast slow|busy idle|friend enemy|friendly hostile|willing unwilling|able unable
    |clear unclear|certain uncertain|known unknown|common rare|equal unequal|fair unfair
    |necessary unnecessary|possible impossible|important unimportant|relevant irrelevant|useful useless
    |sooner later|cheap expensive|free costly|temporary permanent|fixed open|fixed flexible
    |rigid flexible|direct indirect|tell conceal|minutes hours|hours days|days weeks|weeks months
    |months years|newest longest|some all|one every|one several|one many|one all|single several|two one
    |two three|each one|someone nobody|anybody nobody|fact opinion|insist invite|demand ask|order ask
    |order invite|speak write|talk quiet|talk listen|leaders workers
    """
OPPOSITES = tuple(tuple(pair.split()) for pair in _OPPOSITES.replace("\n", " ").split("|"))
