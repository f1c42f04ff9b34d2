namespace Pointsman.Server;

/// <summary>What happened at one target since the start.</summary>
internal sealed class TargetMeter
{
    private static readonly double[] FirstTokenSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly long[] _outcomes = new long[(int)AttemptOutcome.Waiting + 1];
    private long _input;
    private long _cached;
    private long _output;
    private long _reasoning;
    private long _nanoDollars;

    public Histogram FirstToken { get; } = new(FirstTokenSeconds);

    public long Input => Interlocked.Read(ref _input);

    public long Cached => Interlocked.Read(ref _cached);

    public long Output => Interlocked.Read(ref _output);

    public long Reasoning => Interlocked.Read(ref _reasoning);

    public double Dollars => Interlocked.Read(ref _nanoDollars) / 1e9;

    public long Count(AttemptOutcome outcome) => Interlocked.Read(ref _outcomes[(int)outcome]);

    public void Add(AttemptOutcome outcome, Usage? usage, Usd? cost)
    {
        Interlocked.Increment(ref _outcomes[(int)outcome]);
        if (usage is not null)
        {
            Interlocked.Add(ref _input, usage.TotalInput);
            Interlocked.Add(ref _cached, usage.CachedInput);
            Interlocked.Add(ref _output, usage.TotalOutput);
            Interlocked.Add(ref _reasoning, usage.Reasoning);
        }

        if (cost is { } dollars)
        {
            Interlocked.Add(ref _nanoDollars, (long)(dollars.Amount * 1_000_000_000m));
        }
    }
}
