namespace Insights.Typed.Tool;

/// <summary>An error that prevents a command from completing, with a message for the user.</summary>
internal sealed class ToolException(string message, Exception? innerException = null) : Exception(message, innerException);
