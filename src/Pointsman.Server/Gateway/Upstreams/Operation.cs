namespace Pointsman.Server;

/// <summary>What a client asks for.</summary>
public enum Operation
{
    /// <summary>An answer to a conversation.</summary>
    Chat,

    /// <summary>Vectors for texts.</summary>
    Embeddings,

    /// <summary>How many tokens a conversation has.</summary>
    CountTokens,
}
