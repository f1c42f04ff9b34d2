using System.Net;
using System.Text;
using System.Text.Json;

namespace Pointsman.Faults.Tests;

/// <summary>What a client got of an answer, up to its end or to the fault that broke it.</summary>
internal sealed record Heard
{
    public required HttpStatusCode Status { get; init; }
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>Whether the answer ended otherwise than HTTP wants.</summary>
    public bool IsBroken { get; init; }

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    /// <summary>The data of each event, for a stream in the usual form.</summary>
    public IReadOnlyList<string> Data =>
    [
        .. Text.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal))
            .Select(line => line[6..]),
    ];

    public IReadOnlyList<string> Names =>
    [
        .. Text.Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal))
            .Select(line => line[7..]),
    ];

    /// <summary>The events that are JSON.</summary>
    public IReadOnlyList<JsonElement> Events =>
        [.. Data.Where(data => data.StartsWith('{')).Select(data => JsonDocument.Parse(data).RootElement)];
}
