namespace Insights.Typed.Tool;

/// <summary>What keeps a command from doing what it was told, in words for who gave it.</summary>
internal sealed class ToolException(string message, Exception? innerException = null) : Exception(message, innerException);
