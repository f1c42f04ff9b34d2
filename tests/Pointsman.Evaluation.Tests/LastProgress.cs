namespace Pointsman.Evaluation.Tests;

/// <summary>Keeps what it was told, in order.</summary>
internal sealed class LastProgress : IProgress<RunProgress>
{
    private readonly Lock _lock = new();

    public List<RunProgress> All { get; } = [];

    public RunProgress? Last => All.LastOrDefault();

    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            All.Add(value);
        }
    }
}
