using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>What a cost command found out, for machines and for people.</summary>
/// <param name="Fill">Puts the result into an object that has the inputs already.</param>
/// <param name="Write">Writes the result below the inputs.</param>
internal sealed record CostAnswer(Action<JsonObject> Fill, Action<Screen> Write)
{
    private static readonly string[] Formats = ["text", "json"];

    /// <summary>
    /// A command that reads a form, computes and answers; <paramref name="compute"/> gives null on faults.
    /// </summary>
    public static Command Command(
        string name, string description, Form form, CostContext context, Func<Inputs, CostAnswer?> compute)
    {
        var command = new Command(name, description);
        form.Ask("format", "text|json", "How to write the result (text)").AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            if (await form.ReadAsync(parsed, faults, cancel) is not { } document)
            {
                return Refusal.Print(context.Screen, faults, Refusal.SeeHelp(command));
            }

            string format = document.Word("format", Formats) ?? "text";
            var inputs = new Inputs(document);
            CostAnswer? answer = Computed(compute, inputs);
            document.FaultUnknownKeys();
            if (faults.Count > 0 || answer is null)
            {
                return Refusal.Print(context.Screen, faults, Refusal.SeeHelp(command));
            }

            answer.Print(context.Screen, inputs, format);
            return ExitCode.Ok;
        });
        return command;
    }

    // Each input has a limit, but products of many large ones can still leave what a decimal holds.
    private static CostAnswer? Computed(Func<Inputs, CostAnswer?> compute, Inputs inputs)
    {
        try
        {
            return compute(inputs);
        }
        catch (OverflowException)
        {
            inputs.Document.Faults.Add(new Fault("the result", "it is too large to be exact", "write smaller numbers"));
            return null;
        }
    }

    public static JsonNode? Json(Usd? amount) => amount is { } known ? Json(known.Amount) : null;

    /// <summary>A number to twelve places, without the zeros that computing left at its end.</summary>
    public static JsonNode Json(decimal number) =>
        JsonValue.Create(Math.Round(number, 12) / 1.000000000000000000000000000m);

    public static JsonArray Json(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    public static string Figure(decimal number, string format = "#,##0.##") =>
        number.ToString(format, CultureInfo.InvariantCulture);

    public static string Percent(decimal share) => $"{Figure(share * 100m)} %";

    /// <summary>An amount to the last digit.</summary>
    public static string Exact(Usd amount) => $"${Figure(amount.Amount, "#,##0.00##########")}";

    public static string Text(Usd? amount) => amount?.ToString() ?? "unknown";

    /// <summary>Writes texts under a heading, when there are any.</summary>
    public static void List(Screen screen, string heading, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        screen.Line();
        screen.Heading(heading);
        foreach (string text in texts)
        {
            screen.Line($"  {text}");
        }
    }

    private void Print(Screen screen, Inputs inputs, string format)
    {
        if (format == "json")
        {
            var result = new JsonObject();
            inputs.AddTo(result);
            Fill(result);
            screen.Json(result);
            return;
        }

        inputs.Write(screen);
        screen.Line();
        Write(screen);
    }
}
