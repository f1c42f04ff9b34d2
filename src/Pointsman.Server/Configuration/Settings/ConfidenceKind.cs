namespace Pointsman.Server;

/// <summary>Ways to find out how sure an answer is.</summary>
public enum ConfidenceKind
{
    /// <summary>The model says so itself.</summary>
    Stated,
}
