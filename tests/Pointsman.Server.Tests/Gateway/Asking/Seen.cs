using System.Net.Http.Headers;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What a client saw of an answer, read without any of the gateway's own code.</summary>
internal sealed record Seen
{
    public required int Status { get; init; }

    public required HttpResponseHeaders Headers { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The body as it came, as far as it came.</summary>
    public required string Raw { get; init; }

    /// <summary>Whether the connection broke before HTTP's own end.</summary>
    public bool Torn { get; init; }

    /// <summary>All text of the answer.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why the model stopped; null when that was not said.</summary>
    public string? Finish { get; init; }

    /// <summary>Whether the protocol's end came: <c>[DONE]</c> and the like; plain answers end by themselves.</summary>
    public bool Ended { get; init; }

    /// <summary>The error that was told, in the protocol's own place for it; null for none.</summary>
    public string? Error { get; init; }

    public bool IsWhole => Status == 200 && Finish is not null && Ended && Error is null && !Torn;

    /// <summary>A stream that had begun and says that it is not complete.</summary>
    public bool IsBrokenOff => Status == 200 && Error is not null && Finish is null && !Ended && !Torn;

    /// <summary>A refusal that is no answer: its status says so, and there is no text in it.</summary>
    public bool IsRefusal => Status >= 400 && Error is not null && Text.Length == 0 && !Torn;

    public string? Header(string name) =>
        Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
