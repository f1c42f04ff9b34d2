namespace Pointsman.Server;

/// <summary>
/// HTML that is safe to send. It is made from literals of the program alone; whatever stands in a hole of one is
/// encoded, unless it is markup itself.
/// </summary>
internal readonly struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    /// <summary>The markup of a literal with holes.</summary>
    public static Markup Of(ref MarkupHandler literal) => new(literal.ToString());

    /// <summary>One after another.</summary>
    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.ToString())));

    /// <summary>Some of it when something holds, else nothing.</summary>
    public static Markup When(bool holds, Func<Markup> then) => holds ? then() : default;

    /// <summary>A style or a script of the program itself, which no text from elsewhere is ever part of.</summary>
    public static Markup Own(string constant) => new(constant);

    public override string ToString() => _html ?? "";
}
