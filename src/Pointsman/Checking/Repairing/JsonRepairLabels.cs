namespace Pointsman;

/// <summary>The words for repairs in counters and records.</summary>
public static class JsonRepairLabels
{
    private static readonly (JsonRepairs Kind, string Label)[] All =
    [
        (JsonRepairs.ByteOrderMark, "byte_order_mark"),
        (JsonRepairs.Thinking, "thinking"),
        (JsonRepairs.Fence, "fence"),
        (JsonRepairs.Preamble, "preamble"),
        (JsonRepairs.Epilogue, "epilogue"),
        (JsonRepairs.SeveralValues, "several_values"),
        (JsonRepairs.SingleQuotes, "single_quotes"),
        (JsonRepairs.SmartQuotes, "smart_quotes"),
        (JsonRepairs.UnquotedKey, "unquoted_key"),
        (JsonRepairs.TrailingComma, "trailing_comma"),
        (JsonRepairs.MissingComma, "missing_comma"),
        (JsonRepairs.Comment, "comment"),
        (JsonRepairs.Literal, "literal"),
        (JsonRepairs.ControlCharacter, "control_character"),
        (JsonRepairs.InnerQuote, "inner_quote"),
        (JsonRepairs.WrongEscape, "wrong_escape"),
        (JsonRepairs.TruncatedTail, "truncated_tail"),
    ];

    /// <summary>The words for all repairs of a set.</summary>
    public static IReadOnlyList<string> Of(JsonRepairs repairs) =>
        [.. All.Where(pair => repairs.HasFlag(pair.Kind)).Select(pair => pair.Label)];
}
