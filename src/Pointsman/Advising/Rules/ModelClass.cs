namespace Pointsman;

/// <summary>The four classes of model that the trees and the matrix choose between.</summary>
public enum ModelClass
{
    /// <summary>Small: routine work, volume, edge.</summary>
    Slm = 0,

    /// <summary>General: varied work.</summary>
    Llm,

    /// <summary>Reasoning: critical decisions, several steps.</summary>
    Rlm,

    /// <summary>Multimodal: images, audio, video beside text.</summary>
    Mllm,
}
