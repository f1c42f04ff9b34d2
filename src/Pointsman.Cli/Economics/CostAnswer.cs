using System.CommandLine;
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
                return Refusal.Print(context.Screen, faults, command);
            }

            string format = document.Word("format", Formats) ?? "text";
            var inputs = new Inputs(document);
            CostAnswer? answer = Computed(compute, inputs);
            document.FaultUnknownKeys();
            if (faults.Count > 0 || answer is null)
            {
                return Refusal.Print(context.Screen, faults, command);
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
