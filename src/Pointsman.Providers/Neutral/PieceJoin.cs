namespace Pointsman.Providers;

/// <summary>
/// Pieces of one text as they stream in. A provider may cut between the halves of a character outside the basic
/// plane; the first half waits here for the second, because alone it cannot be written on.
/// </summary>
internal sealed class PieceJoin
{
    private char? _half;

    /// <summary>What can be passed on of the text so far.</summary>
    public string Add(string piece)
    {
        if (piece.Length == 0)
        {
            return piece;
        }

        string whole = _half is { } first ? first + piece : piece;
        _half = null;
        if (!char.IsHighSurrogate(whole[^1]))
        {
            return whole;
        }

        _half = whole[^1];
        return whole[..^1];
    }
}
