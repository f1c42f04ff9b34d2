namespace Pointsman;

/// <summary>
/// The style sheet of charts, for pages that show them: the same colours on light and on dark ground. A chart that
/// stands alone has the light ones in itself.
/// </summary>
public static class ChartStyle
{
    /// <summary>The rules; colours follow what the reader's system prefers.</summary>
    public const string Css = """
        .pm-chart{display:block;width:100%;height:auto;
        --pm-ink:#1c2530;--pm-soft:#4d5b6b;--pm-rule:#d5dae1;--pm-ground:#fff}
        .pm-chart .pm-label{fill:var(--pm-ink)}
        .pm-chart .pm-tick{fill:var(--pm-soft)}
        .pm-chart .pm-grid{stroke:var(--pm-rule)}
        .pm-chart .pm-frontier{stroke:var(--pm-soft)}
        .pm-chart .pm-over{paint-order:stroke;stroke:var(--pm-ground);stroke-width:4px}
        .pm-chart [class^=pm-s] .pm-line{stroke:var(--pm-c)}
        .pm-chart [class^=pm-s] .pm-dot{fill:var(--pm-c)}
        .pm-s0{--pm-c:#0b6fb8}.pm-s1{--pm-c:#c2530a}.pm-s2{--pm-c:#0a7d5a}.pm-s3{--pm-c:#a8478a}
        .pm-s4{--pm-c:#8a6a00}.pm-s5{--pm-c:#5a55c9}.pm-s6{--pm-c:#b3263a}.pm-s7{--pm-c:#4d5b6b}
        @media (prefers-color-scheme:dark){
        .pm-chart{--pm-ink:#e8edf3;--pm-soft:#a9b6c4;--pm-rule:#333d49;--pm-ground:#171c22}
        .pm-s0{--pm-c:#5db4f5}.pm-s1{--pm-c:#ff9d5c}.pm-s2{--pm-c:#4fd0a5}.pm-s3{--pm-c:#e79bd0}
        .pm-s4{--pm-c:#e6c34a}.pm-s5{--pm-c:#a5a1ff}.pm-s6{--pm-c:#ff8291}.pm-s7{--pm-c:#b4c1cf}
        }

        """;
}
