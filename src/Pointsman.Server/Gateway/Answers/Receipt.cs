using System.Text.Json;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// What the head of a stream cannot say, since it goes out before that is known: who answered, after how many attempts,
/// for how much. A client that asks for it by <see cref="Header"/> gets it as one more event behind the stream's end.
/// </summary>
internal static class Receipt
{
    /// <summary>The header that asks for it.</summary>
    public const string Header = "x-pointsman-receipt";

    /// <summary>What the header says.</summary>
    public const string Asked = "stream";

    /// <summary>The name of its event.</summary>
    public const string Event = "pointsman.receipt";

    /// <summary>The target that answered.</summary>
    public const string Model = "model";

    /// <summary>How many attempts it took.</summary>
    public const string Attempts = "attempts";

    /// <summary>What they cost together, in dollars; missing where that is not known.</summary>
    public const string Cost = "cost_usd";

    /// <summary>Whether the answer was handed on piece by piece; else it was there as a whole before it began.
    /// </summary>
    public const string Streamed = "streamed";

    /// <summary>
    /// Notes the wish. Answers that are no streams tell all of it in their heads; a stream that is an array has no
    /// place for it.
    /// </summary>
    public static Refused? Read(Call call)
    {
        string? said = call.Http.Request.Headers[Header];
        if (string.IsNullOrWhiteSpace(said))
        {
            return null;
        }

        if (!said.AsSpan().Trim().Equals(Asked, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse($"found '{HeaderText.Of(said)}', allowed is {Asked}; without it there is no receipt");
        }

        if (call.Stream && call.Protocol.AsArray)
        {
            return Refuse("the stream is an array, which ends with the answer; ask for events (alt=sse), or leave the "
                + "header out");
        }

        call.WantsReceipt = call.Stream;
        return null;
    }

    /// <summary>Writes the event.</summary>
    public static void Write(PooledBytes output, string? model, int attempts, string? cost, bool streamed)
    {
        output.Add("event: pointsman.receipt\ndata: "u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString(Model, model);
            json.WriteNumber(Attempts, attempts);
            if (cost is not null)
            {
                json.WritePropertyName(Cost);
                json.WriteRawValue(cost);
            }

            json.WriteBoolean(Streamed, streamed);
            json.WriteEndObject();
        }

        output.Add("\n\n"u8);
    }

    private static Refused Refuse(string why) =>
        new(new WireError(400, ErrorCode.InvalidRequest, $"the header {Header}: {why}") { Field = Header });
}
