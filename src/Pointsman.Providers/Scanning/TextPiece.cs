namespace Pointsman.Providers;

/// <summary>Where a text stands in a body.</summary>
/// <param name="Start">Its first byte, behind the quote.</param>
/// <param name="Bytes">Its bytes as they stand there.</param>
/// <param name="TextBytes">Its bytes with escapes undone; fewer when there are any.</param>
internal readonly record struct TextPiece(int Start, int Bytes, int TextBytes);
