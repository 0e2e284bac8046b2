/** How far a record is followed that was merged into one that was merged into one … */
export const longestChain = 20;
