using System.Globalization;
using System.Text;
using System.Xml;

namespace Pointsman.Evaluation;

/// <summary>
/// A run as JUnit's XML: a suite for each arm, a test for each case and repeat. An answer that did not pass is a
/// failure with its reasons; a question without an answer, or without a grade, is an error; what was not asked or not
/// judged is skipped.
/// </summary>
internal static class JunitReport
{
    /// <summary>The longest reason that is written, in characters.</summary>
    public const int MostReason = 2000;

    private const int MostName = 400;

    public static void Write(Stream to, Run run)
    {
        using var xml = XmlWriter.Create(to, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = true,
        });
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        Text(xml, "name", run.Header.Suite, MostName);
        for (int arm = 0; arm < run.Header.Arms.Count; arm++)
        {
            Suite(xml, run, arm);
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Suite(XmlWriter xml, Run run, int arm)
    {
        (RunCase Case, int Repeat, CellResult? Result)[] tests =
        [
            .. from one in run.Cases
               from repeat in Enumerable.Range(0, run.Header.Repeats)
               select (one, repeat, run[new Cell(one.Index, arm, repeat)]),
        ];
        CellState[] states = [.. tests.Select(test => CellStates.Of(test.Result))];
        string name = ArmLabel.Of(run.Header.Arms[arm]);
        xml.WriteStartElement("testsuite");
        Text(xml, "name", name, MostName);
        Number(xml, "tests", tests.Length);
        Number(xml, "failures", states.Count(state => state == CellState.Failed));
        Number(xml, "errors", states.Count(state => state == CellState.Error));
        Number(xml, "skipped", states.Count(state => state is CellState.Missing or CellState.Unjudged));
        Time(xml, [.. tests.Select(test => test.Result)]);
        xml.WriteAttributeString(
            "timestamp",
            run.Header.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        for (int at = 0; at < tests.Length; at++)
        {
            Test(xml, run, $"{run.Header.Suite}.{name}", tests[at], states[at]);
        }

        xml.WriteEndElement();
    }

    private static void Test(
        XmlWriter xml, Run run, string group, (RunCase Case, int Repeat, CellResult? Result) test, CellState state)
    {
        xml.WriteStartElement("testcase");
        string repeat = run.Header.Repeats == 1 ? "" : " #" + ReportFigures.Count(test.Repeat + 1);
        Text(xml, "name", MarkupText.Cut(test.Case.Case.Id, MostName) + repeat, MostName + 20);
        Text(xml, "classname", group, 2 * MostName);
        Time(xml, test.Result);
        switch (state)
        {
            case CellState.Failed:
                Reasons(xml, "failure", "not passed", run, test);
                break;
            case CellState.Error:
                Reasons(xml, "error", test.Result?.Failure?.Kind ?? "evaluator", run, test);
                break;
            case CellState.Missing or CellState.Unjudged:
                xml.WriteStartElement("skipped");
                Text(xml, "message", state == CellState.Missing ? "not asked" : "nothing judged it", MostName);
                xml.WriteEndElement();
                break;
            default:
                break;
        }

        xml.WriteEndElement();
    }

    private static void Reasons(
        XmlWriter xml, string element, string type, Run run, (RunCase Case, int Repeat, CellResult? Result) test)
    {
        IReadOnlyList<string> reasons = CellStates.Reasons(test.Result!, run.EvaluatorsOf(test.Case));
        xml.WriteStartElement(element);
        Text(xml, "message", reasons.Count == 0 ? "the mean score is below the threshold" : reasons[0], MostName);
        Text(xml, "type", type, MostName);
        xml.WriteString(MarkupText.Legal(MarkupText.Cut(string.Join('\n', reasons), MostReason)));
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string value, int most) =>
        xml.WriteAttributeString(name, MarkupText.Legal(MarkupText.Cut(value, most)));

    private static void Number(XmlWriter xml, string name, int value) =>
        xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    // What nobody timed has no time: 0 would be read as a time.
    private static void Time(XmlWriter xml, params ReadOnlySpan<CellResult?> results)
    {
        double seconds = 0;
        foreach (CellResult? result in results)
        {
            if (result?.Answer is { Latency: null })
            {
                return;
            }

            seconds += result?.Answer?.Latency?.TotalSeconds ?? 0;
        }

        xml.WriteAttributeString("time", seconds.ToString("0.000", CultureInfo.InvariantCulture));
    }
}
