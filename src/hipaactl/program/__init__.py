"""Who the organization is, what is asked of it, and what it says and decides."""
