using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pointsman.Cli;

/// <summary>A fitted cascade as the strategy of a route, to be pasted into <c>pointsman.yaml</c>.</summary>
internal static partial class CascadeYaml
{
    /// <summary>The strategy; <paramref name="method"/> is how sure an answer is found out.</summary>
    public static string Of(IReadOnlyList<string> steps, CascadePoint point, string method)
    {
        // A step that is never taken is asked in vain, and what comes after one that is always taken is never asked.
        var kept = new List<(string Step, double? AcceptAt)>();
        for (int i = 0; i < steps.Count; i++)
        {
            double? acceptAt = i < point.AcceptAt.Count ? point.AcceptAt[i] : null;
            if (acceptAt is not { } threshold || !double.IsPositiveInfinity(threshold))
            {
                kept.Add((steps[i], acceptAt is 0 ? null : acceptAt));
            }

            if (acceptAt is 0)
            {
                break;
            }
        }

        if (kept is [var (only, _)])
        {
            return $"# One step alone does it.\nstrategy: single\ntargets: [ {Name(only)} ]";
        }

        var text = new StringBuilder("strategy: cascade\nsteps:\n");
        foreach ((string step, double? acceptAt) in kept)
        {
            text.Append(acceptAt is { } from
                ? string.Create(CultureInfo.InvariantCulture, $"  - {{ use: {Name(step)}, acceptAt: {from:R} }}\n")
                : $"  - {{ use: {Name(step)} }}\n");
        }

        return text.Append(
            $"confidence: {{ method: {method} }}   # the method that the results were measured by").ToString();
    }

    private static string Name(string name) => Plain().IsMatch(name)
        ? name
        : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._/-]*$")]
    private static partial Regex Plain();
}
