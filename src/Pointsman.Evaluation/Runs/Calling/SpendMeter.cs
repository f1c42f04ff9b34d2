namespace Pointsman.Evaluation;

/// <summary>
/// The money of a run. What a call may cost at most is reserved before it is begun and settled by what it did cost, so
/// that no call is begun that could pass the cap.
/// </summary>
internal sealed class SpendMeter(Usd? cap)
{
    private Usd _reserved;

    /// <summary>The most that may be spent; null for no limit.</summary>
    public Usd? Cap => cap;

    /// <summary>What was spent, as far as is known.</summary>
    public Usd Spent { get; private set; }

    /// <summary>The most that calls without an answer may have cost on top.</summary>
    public Usd Doubtful { get; private set; }

    /// <summary>What an earlier part of the run spent.</summary>
    public void Carry(Usd spent, Usd doubtful)
    {
        Spent += spent;
        Doubtful += doubtful;
    }

    /// <summary>Whether a call fits now, beside those in flight.</summary>
    public bool Fits(Usd bound) => cap is not { } most || Spent + Doubtful + _reserved + bound <= most;

    /// <summary>Whether a call would fit if those in flight cost nothing.</summary>
    public bool CouldFit(Usd bound) => cap is not { } most || Spent + Doubtful + bound <= most;

    /// <summary>Keeps the most that a call may cost.</summary>
    public void Reserve(Usd bound) => _reserved += bound;

    /// <summary>A call ended: it cost <paramref name="paid"/>, and may have cost <paramref name="doubtful"/> more.
    /// </summary>
    public void Settle(Usd bound, Usd paid, Usd doubtful)
    {
        _reserved -= bound;
        Spent += paid;
        Doubtful += doubtful;
    }
}
