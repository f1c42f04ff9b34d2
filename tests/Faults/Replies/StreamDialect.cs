namespace Pointsman.Faults;

/// <summary>A protocol that streams.</summary>
internal abstract class StreamDialect : Dialect
{
    /// <summary>The answer as events, in the order in which they are sent.</summary>
    public abstract IReadOnlyList<StreamEvent> Stream(Answer answer, Asked asked, Behaviour behaviour);

    /// <summary>A delta that says nothing.</summary>
    public abstract StreamEvent EmptyDelta(Answer answer);

    /// <summary>One more piece of text, sent after the end.</summary>
    public abstract StreamEvent LateDelta(Answer answer);

    /// <summary>An error told inside the stream.</summary>
    public abstract StreamEvent ErrorEvent(Answer answer, Behaviour behaviour);

    /// <summary>A sign of life; null where the protocol has none and a comment serves.</summary>
    public virtual StreamEvent? Ping => null;

    /// <summary>Whether events are items of one JSON array instead of server-sent events.</summary>
    public virtual bool IsArray(HttpRequest request) => false;
}
