using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// Reads prompts: a text alone is what the user says; <c>system</c> and <c>user</c> are the usual two messages, each in
/// place or as <c>file://name</c>; <c>messages</c> is any conversation.
/// </summary>
internal sealed class PromptReader(Document document, EvaluatorFiles files)
{
    private const string FileMark = "file://";

    public IReadOnlyList<Prompt> Read()
    {
        if (!document.Has("prompts"))
        {
            return [Plain()];
        }

        var prompts = new List<Prompt>();
        foreach (Document part in document.Parts("prompts", 100, "user"))
        {
            List<PromptMessage> messages = Messages(part);
            prompts.Add(new Prompt { Name = part.Text("name") ?? $"prompt {prompts.Count + 1}", Messages = messages });
            part.FaultUnknownKeys();
        }

        if (prompts.Count == 0)
        {
            document.FaultOf<string>("prompts", "an empty list", "write a prompt, or leave the key out for {{input}}");
        }

        return prompts;
    }

    /// <summary>What is asked where a suite has no prompts: the case's input as it stands.</summary>
    public static Prompt Plain() => new()
    {
        Name = "input",
        Messages = [new PromptMessage(ChatRole.User, Template.Parse("{{input}}"))],
    };

    private List<PromptMessage> Messages(Document part)
    {
        var messages = new List<PromptMessage>();
        Add(part, "system", ChatRole.System, messages);
        foreach (Document message in part.Parts("messages", 100))
        {
            string? role = message.Word("role", ["system", "user", "assistant"]);
            if (role is null && !message.Has("role"))
            {
                message.FaultOf<string>("role", "nothing", "write system, user or assistant");
            }

            Add(message, "content", new ChatRole(role ?? "user"), messages);
            message.FaultUnknownKeys();
        }

        Add(part, "user", ChatRole.User, messages);
        if (messages.Count == 0)
        {
            part.FaultOf<string>("user", "nothing", "write what is asked: user: '{{input}}'");
        }

        return messages;
    }

    private void Add(Document part, string key, ChatRole role, List<PromptMessage> messages)
    {
        string? text = part.Value(key)?.ToString();
        if (text is not null && text.StartsWith(FileMark, StringComparison.Ordinal))
        {
            text = files.Read(part, key, text[FileMark.Length..]);
        }

        if (text is null)
        {
            return;
        }

        try
        {
            messages.Add(new PromptMessage(role, Template.Parse(text)));
        }
        catch (FormatException wrong)
        {
            part.FaultOf<string>(key, $"a template that cannot be read ({wrong.Message})", "mend it");
        }
    }
}
