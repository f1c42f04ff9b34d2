namespace Pointsman.Faults;

/// <summary>How the bytes travel.</summary>
internal static class TransferTokens
{
    public static TokenGroup Group { get; } = new("Transfer",
    [
        new("gzip", "content-encoding gzip, flushed after each event", b => b with { Compression = Compression.Gzip }),
        new("br", "content-encoding br, flushed after each event", b => b with { Compression = Compression.Brotli }),
        new("drip", "the body byte by byte, each sent by itself, gN ms apart", b => b with { Drips = true }),
        new("driphead", "the head byte by byte", b => b with { DripsHead = true }),
        new("sN", "the body in slices of N bytes, wherever they fall",
            (b, n) => b with { SliceBytes = Math.Max(n, 1) }),
        new("utf8cut", "text with letters of several bytes, each event cut within one",
            b => b with { CutsUtf8 = true }),
        new("escapecut", "letters beyond ASCII written as \\u00E9, each event cut within one",
            b => b with { CutsEscapes = true }),
        new("chunked", "a plain answer without content-length, chunked", b => b with { Chunked = true }),
        new("untilclose", "neither length nor chunks: the body ends with the connection",
            b => b with { UntilClose = true }),
        new("once", "closes the connection after the answer without having said so", b => b with { Once = true }),
        new("hop", "adds hop-by-hop headers and a cookie", b => b with { HopHeaders = true }),
        new("early", "103 Early Hints before the answer", b => b with { EarlyHints = true }),
    ]);
}
