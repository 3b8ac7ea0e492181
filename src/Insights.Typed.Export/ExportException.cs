namespace Insights.Typed.Export;

/// <summary>A target cannot accept an execution. The message states the reason and what to do.</summary>
/// <param name="message">The message.</param>
/// <param name="innerException">The error of the file system or the database; null if there is none.</param>
public sealed class ExportException(string message, Exception? innerException = null) : InsightsException(message, innerException);
