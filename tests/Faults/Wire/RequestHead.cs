using System.Globalization;
using System.Text;

namespace Pointsman.Faults;

/// <summary>The request line and the headers, and what they say of the body.</summary>
internal sealed record RequestHead
{
    public required HttpRequest Request { get; init; }

    public long Length { get; init; }

    public bool Chunked { get; init; }

    public bool AwaitsContinue { get; init; }

    /// <summary>Reads a head without its empty line. A fault is text; two ways to say the length are one, as that is
    /// how requests are smuggled past a gateway.</summary>
    public static (RequestHead? Head, string? Fault) Read(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        string[] start = lines[0].Split(' ');
        if (start.Length != 3 || start[0].Length == 0 || !start[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            return (null, $"the request line is no HTTP/1.1 request line: {Shown(lines[0])}");
        }

        var headers = new List<KeyValuePair<string, string>>(lines.Length - 1);
        foreach (string line in lines.AsSpan(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line[..colon].AsSpan().ContainsAny(' ', '\t')
                || line.Contains('\n', StringComparison.Ordinal))
            {
                return (null, $"a header has no proper name: {Shown(line)}");
            }

            headers.Add(new(line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        bool keep = start[2] != "HTTP/1.0";
        return OfBody(new HttpRequest { Method = start[0], Target = start[1], Headers = headers, KeepAlive = keep });
    }

    private static (RequestHead? Head, string? Fault) OfBody(HttpRequest request)
    {
        var head = new RequestHead { Request = request };
        bool hasLength = false, close = false;
        foreach ((string name, string value) in request.Headers)
        {
            if (Is(name, "content-length"))
            {
                if (hasLength
                    || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long length))
                {
                    return (null, $"content-length is no single number: {Shown(value)}");
                }

                hasLength = true;
                head = head with { Length = length };
            }
            else if (Is(name, "transfer-encoding"))
            {
                if (head.Chunked || !Is(value, "chunked"))
                {
                    return (null, $"transfer-encoding is not just \"chunked\": {Shown(value)}");
                }

                head = head with { Chunked = true };
            }
            else if (Is(name, "expect"))
            {
                head = head with { AwaitsContinue = Is(value, "100-continue") };
            }
            else if (Is(name, "connection"))
            {
                close |= value.Contains("close", StringComparison.OrdinalIgnoreCase);
            }
        }

        return head.Chunked && hasLength
            ? (null, "content-length and transfer-encoding stand together")
            : (head with { Request = request with { KeepAlive = request.KeepAlive && !close } }, null);
    }

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Shown(string text) => text.Length > 100 ? text[..100] + "…" : text;
}
