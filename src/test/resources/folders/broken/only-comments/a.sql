-- Nothing here yet.
/* Or here. */
