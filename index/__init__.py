"""Passages in, hits out: embedding, the vector store, the retriever, the decision to answer."""
