namespace Pointsman;

/// <summary>
/// The answer is written in a language. Who detects it is given, and says nothing where it cannot tell, as with short
/// texts; then the answer passes.
/// </summary>
/// <param name="language">The code of the language, as <c>en</c>; what stands behind a dash is not looked at.</param>
/// <param name="detect">Text to the code of its language, or nothing.</param>
public sealed class LanguageCheck(string language, Func<string, string?> detect) : OutputCheck
{
    /// <inheritdoc />
    public override string Name => "language";

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer)
    {
        string? found = detect(answer.Text);
        return found is null || Main(found).Equals(Main(language), StringComparison.OrdinalIgnoreCase)
            ? null
            : $"found the language {Main(found)}, allowed is {Main(language)}";
    }

    private static string Main(string code) => code.Split('-', '_')[0];
}
