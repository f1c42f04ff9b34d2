using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Pointsman.Cli;

/// <summary>Adds a section of examples to the help of a command.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> OfCommand = [];

    public static Command WithExamples(this Command command, params string[] examples)
    {
        OfCommand.AddOrUpdate(command, examples);
        return command;
    }

    /// <summary>Makes the help of a whole program show the examples of its commands.</summary>
    public static void AddToHelp(RootCommand root)
    {
        IEnumerable<HelpOption> plain = root.Options.OfType<HelpOption>();
        foreach (HelpOption option in plain.Where(option => option.Action is not HelpWithExamples))
        {
            option.Action = new HelpWithExamples(option.Action as HelpAction ?? new HelpAction());
        }
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            // The library names the program after its file; people know it as pointsman.
            TextWriter wanted = parseResult.InvocationConfiguration.Output;
            using var plain = new StringWriter();
            parseResult.InvocationConfiguration.Output = plain;
            int code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = wanted;
            wanted.Write(plain.ToString().Replace(RootCommand.ExecutableName, "pointsman", StringComparison.Ordinal));
            if (OfCommand.TryGetValue(parseResult.CommandResult.Command, out string[]? examples))
            {
                TextWriter output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (string example in examples)
                {
                    output.WriteLine($"  {example}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
