namespace Insights.Typed;

/// <summary>What goes wrong with the service or with what it sends. The other exceptions here derive from it.</summary>
public class InsightsException : Exception
{
    /// <summary>An error with its explanation.</summary>
    public InsightsException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its explanation and its cause.</summary>
    public InsightsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same request can succeed a little later: nothing is wrong with it.</summary>
    internal bool IsTransient { get; init; }
}
