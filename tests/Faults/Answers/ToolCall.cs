namespace Pointsman.Faults;

/// <summary>A call of a tool: its arguments, whole and in the pieces that a stream sends.</summary>
internal sealed record ToolCall(string Id, string Name, IReadOnlyList<string> Pieces)
{
    public string Arguments => string.Concat(Pieces);
}
