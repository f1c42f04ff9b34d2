using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pointsman.Faults;

/// <summary>The log as JSON.</summary>
internal static class LogJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Attempts(IReadOnlyList<Attempt> attempts) =>
        JsonSerializer.Serialize(attempts.Select(Line), Options);

    public static string Stats(IReadOnlyList<Attempt> attempts) => JsonSerializer.Serialize(
        new
        {
            Attempts = attempts.Count,
            Streams = attempts.Count(one => one.Streams),
            Connections = attempts.Select(one => one.Connection).Distinct().Count(),
            BytesSent = attempts.Sum(one => one.BytesSent),
            Outcomes = attempts.CountBy(one => one.Outcome).ToDictionary(),
            Statuses = attempts.CountBy(one => one.Status).ToDictionary(),
            Models = attempts.CountBy(one => one.Model).ToDictionary(),
        },
        Options);

    private static object Line(Attempt one) => new
    {
        one.Number,
        one.Connection,
        one.Protocol,
        one.Model,
        one.AttemptOfModel,
        one.UnknownTokens,
        one.Streams,
        one.Method,
        one.Path,
        Headers = one.Headers.Select(header => new { Name = header.Key, header.Value }),
        one.Body,
        one.BodyBytes,
        ReceivedMs = one.Received.TotalMilliseconds,
        FirstByteMs = one.FirstByte?.TotalMilliseconds,
        EndedMs = one.Ended?.TotalMilliseconds,
        one.Status,
        one.BytesSent,
        one.EventsSent,
        one.IsHeld,
        one.Outcome,
        one.Fault,
    };
}
