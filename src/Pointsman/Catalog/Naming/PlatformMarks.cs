using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// Drops what platforms add with signs of their own: <c>us.anthropic.</c>, <c>-v1:0</c>, <c>@20241022</c>,
/// <c>:free</c>.
/// </summary>
internal static partial class PlatformMarks
{
    public static string Take(string name, List<string> variants)
    {
        string bare = Owner().Replace(Region().Replace(name, ""), "");
        bare = ClaudeColon().Replace(bare, "claude-$1.$2");
        bare = Revision().Replace(TitanRevision().Replace(bare, "$1"), "");
        bare = Thinking().Replace(bare, match =>
        {
            string how = match.Groups[1].Value.TrimStart(':', '-');
            variants.Add(how.Length > 0 ? $"thinking-{how}" : "thinking");
            return "";
        });
        bare = Plan().Replace(bare, "");
        return At().Replace(bare, match => match.Groups[1].Success ? $"-{match.Groups[1].Value}" : "");
    }

    [GeneratedRegex(@"^(us|us-gov|eu|apac|ap|jp|au|ca|global|regional)\.(?=[a-z0-9]+\.)")]
    private static partial Regex Region();

    [GeneratedRegex(@"^(anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|minimax|moonshot|moonshotai"
        + @"|zai|nvidia|google|writer|stability|twelvelabs|luma|xai|ai)\.(?=[a-z])")]
    private static partial Regex Owner();

    [GeneratedRegex(@"^claude-v(\d):(\d)$")]
    private static partial Regex ClaudeColon();

    // The versions of Titan are models of their own.
    [GeneratedRegex(@"^(titan-.*-v\d):\d(?::\w+)?$")]
    private static partial Regex TitanRevision();

    [GeneratedRegex(@"-v?\d:\d(:\w+)?$")]
    private static partial Regex Revision();

    [GeneratedRegex(@":thinking([:\-]\w+)?$")]
    private static partial Regex Thinking();

    [GeneratedRegex(@":(free|extended|nitro|floor|exacto|beta|online|cloud|latest|discounted)$")]
    private static partial Regex Plan();

    [GeneratedRegex(@"@(?:(2[3-9][01]\d)$|.*$)")]
    private static partial Regex At();
}
