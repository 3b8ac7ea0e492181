namespace Insights.Typed.Explore;

/// <summary>The exception that is thrown for a request of the page that cannot be fulfilled. Its message is shown on the page.</summary>
public sealed class ExploreException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ExploreException"/> class.</summary>
    /// <param name="failure">The kind of the failure.</param>
    /// <param name="message">What failed, why, and what to do.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public ExploreException(ExploreFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>Gets the kind of the failure.</summary>
    public ExploreFailure Failure { get; }
}

/// <summary>The kinds of failed requests of the page.</summary>
public enum ExploreFailure
{
    /// <summary>The request is wrong.</summary>
    BadRequest,

    /// <summary>The request has no token, or a wrong one.</summary>
    Unauthorized,

    /// <summary>The request comes from another site, or is for another host.</summary>
    Forbidden,

    /// <summary>What the request names does not exist.</summary>
    NotFound,

    /// <summary>The request does not fit the state of what it names.</summary>
    Conflict,

    /// <summary>The request is too large.</summary>
    TooLarge,

    /// <summary>The query has problems.</summary>
    QueryInvalid,

    /// <summary>Too many queries run.</summary>
    TooManyRuns,

    /// <summary>The service, its file host or the network failed.</summary>
    Service,

    /// <summary>The server itself failed.</summary>
    Server,
}
