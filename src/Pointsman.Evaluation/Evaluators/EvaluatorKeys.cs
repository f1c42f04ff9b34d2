namespace Pointsman.Evaluation;

/// <summary>Keys that the settings of many evaluators share.</summary>
internal static class EvaluatorKeys
{
    /// <summary>A template; null, with a fault, where it is none.</summary>
    public static Template? Template(Document document, string key, string? otherwise = null)
    {
        string? text = document.Text(key) ?? otherwise;
        if (text is null)
        {
            return document.FaultOf<Template>(key, "nothing", "write a text; {{name}} stands for a value of the case");
        }

        try
        {
            return Evaluation.Template.Parse(text);
        }
        catch (FormatException wrong)
        {
            return document.FaultOf<Template>(key, $"a template that cannot be read ({wrong.Message})", "mend it");
        }
    }
}
