namespace Pointsman.Faults;

/// <summary>When and how much.</summary>
internal static class PaceTokens
{
    public static TokenGroup Group { get; } = new("Pace and size",
    [
        new("dN", "waits N ms before the head", (b, n) => b with { DelayMs = n }),
        new("eN", "waits N ms between the head and the first event", (b, n) => b with { EventDelayMs = n }),
        new("fN", "waits N ms between the opening event and the first content",
            (b, n) => b with { ContentDelayMs = n }),
        new("nN", "N pieces of content in a stream (8)", (b, n) => b with { Chunks = Math.Clamp(n, 1, 100_000) }),
        new("gN", "waits N ms between two pieces", (b, n) => b with { GapMs = n }),
        new("kN", "N bytes of text in a piece", (b, n) => b with { ChunkBytes = Math.Clamp(n, 1, 1 << 20) }),
        new("bN", "N more bytes of text in the answer", (b, n) => b with { PadBytes = Math.Min(n, 32 << 20) }),
        new("big", "one piece is an event of 1 MB", b => b with { BigEventKb = 1024 }),
        new("bigN", "one piece is an event of N KB", (b, n) => b with { BigEventKb = Math.Min(n, 32 << 10) }),
        new("bigheadN", "N KB of headers in the answer", (b, n) => b with { BigHeadKb = Math.Min(n, 1024) }),
        new("hold", "waits before the head until it is released", b => b with { Hold = HoldPlace.BeforeHead }),
        new("holdcontent", "waits before the first content until it is released",
            b => b with { Hold = HoldPlace.BeforeContent }),
        new("holdmid", "waits after half of the content until it is released",
            b => b with { Hold = HoldPlace.MidContent }),
        new("holdend", "waits after the content until it is released", b => b with { Hold = HoldPlace.BeforeEnd }),
    ]);
}
