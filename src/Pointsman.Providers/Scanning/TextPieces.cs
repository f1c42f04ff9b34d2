namespace Pointsman.Providers;

/// <summary>Where the texts of a message stand: the first, and the last when more come than have room.</summary>
internal struct TextPieces
{
    private TextPiece _first;
    private TextPiece _second;
    private TextPiece _third;
    private TextPiece _last;

    /// <summary>How many there are, those without room included.</summary>
    public int Count { get; private set; }

    /// <summary>Those that have room, at most <see cref="PromptWindow.MostPieces"/>.</summary>
    public readonly TextPiece this[int at] => at switch { 0 => _first, 1 => _second, 2 => _third, _ => _last };

    public void Clear() => Count = 0;

    public void Add(TextPiece piece)
    {
        switch (Count++)
        {
            case 0:
                _first = piece;
                break;
            case 1:
                _second = piece;
                break;
            case 2:
                _third = piece;
                break;
            default:
                _last = piece;
                break;
        }
    }
}
