namespace Pointsman.Faults;

/// <summary>An answer, whatever protocol it will be written in.</summary>
internal sealed record Answer
{
    /// <summary>The attempt's number, which makes its ids.</summary>
    public required int Number { get; init; }
    public required string Model { get; init; }
    public IReadOnlyList<string> Reasoning { get; init; } = [];
    public IReadOnlyList<string> Text { get; init; } = [];
    public IReadOnlyList<ToolCall> Calls { get; init; } = [];
    public required Usage Usage { get; init; }
    public Finish Finish { get; init; }

    public string WholeText => string.Concat(Text);
    public string WholeReasoning => string.Concat(Reasoning);

    /// <summary>An id as providers make them: a word and a number.</summary>
    public string Id(string start) => $"{start}mock{Number:D12}";
}
