namespace Pointsman.Faults;

/// <summary>How an event stream is written.</summary>
internal static class FormTokens
{
    public static TokenGroup Group { get; } = new("Form of the event stream",
    [
        new("crlf", "lines end with CR LF", b => b with { LineEnd = LineEnd.CrLf }),
        new("cr", "lines end with CR alone", b => b with { LineEnd = LineEnd.Cr }),
        new("nospace", "no space after the colon", b => b with { NoSpace = true }),
        new("manylines", "the data of an event stands in several lines", b => b with { ManyLines = true }),
        new("comments", "comments between the events", b => b with { Comments = true }),
        new("fields", "id and retry beside the data", b => b with { ExtraFields = true }),
        new("bom", "a byte order mark before the first event", b => b with { ByteOrderMark = true }),
    ]);
}
