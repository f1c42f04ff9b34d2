using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>How a protocol is read and written. One that streams derives from <see cref="StreamDialect"/>.</summary>
internal abstract class Dialect
{
    public abstract Protocol Protocol { get; }

    /// <summary>What the request asks for.</summary>
    /// <param name="body">Its JSON.</param>
    /// <param name="request">The request itself.</param>
    /// <param name="model">The model of the path, where the protocol has it there.</param>
    public abstract Asked Read(JsonElement body, HttpRequest request, string model);

    /// <summary>The answer as one body.</summary>
    public abstract string Plain(Answer answer, Asked asked, Behaviour behaviour);

    /// <summary>An error in the protocol's own shape.</summary>
    public abstract string Error(Refusal refusal);

    /// <summary>Whether a prompt that a filter stopped gets an answer that says so, and no error.</summary>
    public virtual bool AnswersFiltered => false;

    /// <summary>Headers that the provider always sends.</summary>
    public virtual IEnumerable<KeyValuePair<string, string>> Headers(int number) => [];
}
