namespace Pointsman;

/// <summary>What is known of a word; sums over a text have the same lanes.</summary>
/// <param name="Key">The word as a number, see <see cref="WordTable"/>.</param>
/// <param name="Votes">For which language it speaks, a byte each.</param>
/// <param name="Topics">What it hints at, a byte each.</param>
/// <param name="Begins">The pairs that it begins, a bit each.</param>
/// <param name="Ends">The pairs that it ends.</param>
internal readonly record struct WordEntry(ulong Key, ulong Votes, ulong Topics, ulong Begins, ulong Ends);
