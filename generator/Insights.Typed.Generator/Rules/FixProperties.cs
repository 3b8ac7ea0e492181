namespace Insights.Typed.Generator.Rules;

/// <summary>The keys of the properties that a diagnostic passes to its code fix.</summary>
public static class FixProperties
{
    /// <summary>The name that replaces a misspelled one.</summary>
    public const string Suggestion = nameof(Suggestion);

    /// <summary>The expression that replaces the text of a query, one call a line.</summary>
    public const string TypedQuery = nameof(TypedQuery);

    /// <summary>The interpolated string that replaces a text of unchecked values.</summary>
    public const string InterpolatedText = nameof(InterpolatedText);

    /// <summary>The namespace that the expression requires a using directive for.</summary>
    public const string Namespace = nameof(Namespace);

    /// <summary>The name of the parameter that accepts the expression.</summary>
    public const string Parameter = nameof(Parameter);

    /// <summary>The C# names of the dataset's date ranges, separated by commas, the most usual first.</summary>
    public const string DateRanges = nameof(DateRanges);

    /// <summary>Present where the aggregations of a query are available for the date range of its last call.</summary>
    public const string HasAggregations = nameof(HasAggregations);

    /// <summary>The literal of a Boolean column for true.</summary>
    public const string TrueLiteral = nameof(TrueLiteral);

    /// <summary>The literal of a Boolean column for false.</summary>
    public const string FalseLiteral = nameof(FalseLiteral);

    /// <summary>Present where a <c>Select</c> call with a lambda would be compiled into a column list.</summary>
    public const string CanBeCompiled = nameof(CanBeCompiled);
}
