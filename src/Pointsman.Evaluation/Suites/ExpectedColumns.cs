using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>
/// The columns of promptfoo in one row: <c>__expected</c> and <c>__expected1</c>, <c>__expected2</c>… say what the
/// answer is judged by, <c>__metric</c> names that in reports, <c>__threshold</c> is the case's threshold.
/// <c>__description</c> stays a value.
/// </summary>
internal sealed class ExpectedColumns
{
    private const string Mark = "__expected";

    private readonly List<string> _expected = [];
    private string? _metric;
    private string? _threshold;

    /// <summary>Takes a value where its column is one of these.</summary>
    public bool Take(string name, string value)
    {
        string text = value.Trim();
        switch (name)
        {
            case "__metric":
                _metric = text.Length > 0 ? text : null;
                return true;
            case "__threshold":
                _threshold = text.Length > 0 ? text : null;
                return true;
            case var _ when name == Mark || (name.StartsWith(Mark, StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _)):
                if (text.Length > 0)
                {
                    _expected.Add(text);
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Puts them into a case; gives back what is not understood.</summary>
    public string? Apply(JsonObject one)
    {
        if (_threshold is not null)
        {
            one["threshold"] = _threshold;
        }

        var evaluators = new JsonArray();
        foreach (string text in _expected)
        {
            if (ExpectedText.Read(text, out string? plain) is not { } evaluator)
            {
                return $"'{text}', which is not understood";
            }

            if (plain is not null && !one.ContainsKey("expected"))
            {
                one["expected"] = plain;
            }

            if (_metric is not null)
            {
                evaluator["name"] = _metric;
            }

            evaluators.Add(evaluator);
        }

        if (evaluators.Count > 0)
        {
            var before = one["evaluators"] as JsonArray ?? [];
            one["evaluators"] = new JsonArray([.. before.Concat(evaluators).Select(node => node?.DeepClone())]);
        }

        return null;
    }
}
