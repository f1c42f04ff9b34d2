using Microsoft.Extensions.AI;

namespace Pointsman;

// The same facts for those who hold messages and no bytes.
public readonly partial record struct RequestFacts
{
    /// <summary>
    /// The facts of a request as messages and options. They are those that the gateway reads from the same request, but
    /// for tools, whose texts each protocol counts differently. Hints are further properties of the options by their
    /// names: <c>pointsman.task</c>, <c>pointsman.complexity</c>, <c>pointsman.urgent</c>, <c>pointsman.private</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A hint has a value that it cannot have.</exception>
    public static RequestFacts Of(IEnumerable<ChatMessage> messages, ChatOptions? options = null)
    {
        var reading = new MessageReading();
        if (options?.Instructions is { Length: > 0 } instructions)
        {
            reading.Instruct([instructions]);
        }

        foreach (ChatMessage message in messages)
        {
            reading.Add(message);
        }

        reading.Add(options);
        return reading.ToFacts() with { Hints = HintsOf(options) };
    }

    private static RequestHints HintsOf(ChatOptions? options)
    {
        RequestHints hints = default;
        foreach (string name in RequestHints.Names)
        {
            string key = RequestHints.Prefix + name;
            if (options?.AdditionalProperties?.GetValueOrDefault(key) is { } value)
            {
                string text = value switch { true => "yes", false => "no", _ => value.ToString() ?? "" };
                hints = hints.With(name, text, key, out string? fault);
                if (fault is not null)
                {
                    throw new ArgumentException(fault, nameof(options));
                }
            }
        }

        return hints;
    }
}
