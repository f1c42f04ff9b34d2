using System.Text;
using System.Text.Json;

namespace Pointsman.GatewayBench;

/// <summary>Requests as a support desk would send them.</summary>
internal static class Body
{
    private const string System = "You answer for the support desk of a company that makes software for hospitals. "
        + "Be brief, say which setting matters, and say so when you do not know.";

    private const string Question = "Since the update the nightly export stops after forty seconds and the log says "
        + "\"connection reset by peer\". Two nodes stand behind a balancer. Where do we look first?";

    private static readonly string[] Lines =
    [
        "02:14:07 export: 1,204 of 9,981 documents are written",
        "02:14:09 export: waiting for node b (queue 17)",
        "02:14:31 warn: no answer from 10.2.0.7 for 20 s",
        "02:14:47 error: read failed: connection reset by peer",
    ];

    /// <summary>A conversation of about so many bytes.</summary>
    public static byte[] Write(string model, bool stream, int bytes)
    {
        string known = Encoding.UTF8.GetString(Write(model, stream, ""));
        var log = new StringBuilder();
        for (int i = 0; known.Length + log.Length < bytes; i++)
        {
            log.Append(Lines[i % Lines.Length]).Append(" / ");
        }

        return Write(model, stream, log.ToString());
    }

    private static byte[] Write(string model, bool stream, string log)
    {
        object[] messages =
        [
            new { role = "system", content = System },
            new { role = "user", content = $"{Question} {log}" },
        ];
        return stream
            ? JsonSerializer.SerializeToUtf8Bytes(new
            {
                model, messages, temperature = 0.7, max_tokens = 400, stream,
                stream_options = new { include_usage = true },
            })
            : JsonSerializer.SerializeToUtf8Bytes(new { model, messages, temperature = 0.7, max_tokens = 400 });
    }
}
