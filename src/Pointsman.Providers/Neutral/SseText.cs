using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Writes server-sent events whose data is one line of JSON.</summary>
internal static class SseText
{
    /// <summary>How JSON is written everywhere: letters stay letters, which keeps events small.</summary>
    public static JsonWriterOptions Json { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonBody.MaxDepth + 16, // What we wrap around a value of the greatest depth must not break it.
    };

    /// <summary>Writes one event, with its name where the protocol has names.</summary>
    public static void Write(IBufferWriter<byte> output, string? name, Action<Utf8JsonWriter> data)
    {
        if (name is not null)
        {
            output.Write("event: "u8);
            Encoding.UTF8.GetBytes(name, output);
            output.Write("\n"u8);
        }

        output.Write("data: "u8);
        using (var writer = new Utf8JsonWriter(output, Json))
        {
            data(writer);
        }

        output.Write("\n\n"u8);
    }
}
