using System.Collections.Immutable;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Chains;

/// <summary>The constants that a call passes, by parameter: the compiler has matched names, positions and optional parameters.</summary>
internal sealed class FixedArguments
{
    private static readonly HashSet<string> PartsOfMoment =
        ["year", "month", "day", "hour", "minute", "second", "millisecond", "microsecond", "ticks", "kind"];

    private readonly Dictionary<string, object> values;

    private FixedArguments(Dictionary<string, object> values) => this.values = values;

    public int Count => values.Count;

    public object? this[string parameter] => values.TryGetValue(parameter, out var value) ? value : null;

    /// <summary>Null where an argument is no constant.</summary>
    public static FixedArguments? Of(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument is not { Parameter.Name: var name, Value.ConstantValue: { HasValue: true, Value: { } value } })
            {
                return null;
            }

            values.Add(name, value);
        }

        return new FixedArguments(values);
    }

    /// <summary>The day or time that a constructor makes of them; null for local time, which depends on the machine, and for what it would refuse.</summary>
    public QueryMoment? Moment()
    {
        if (!values.Keys.All(PartsOfMoment.Contains) || Part("kind", 0) == (int)DateTimeKind.Local)
        {
            return null;
        }

        try
        {
            var moment = values.TryGetValue("ticks", out var ticks)
                ? new DateTime(Convert.ToInt64(ticks, System.Globalization.CultureInfo.InvariantCulture))
                : new DateTime(Part("year", 1), Part("month", 1), Part("day", 1), Part("hour", 0), Part("minute", 0), Part("second", 0), Part("millisecond", 0))
                    .AddTicks(Part("microsecond", 0) * (TimeSpan.TicksPerMillisecond / 1000));
            return new QueryMoment(moment, moment);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private int Part(string name, int otherwise) => values.TryGetValue(name, out var value) ? (int)value : otherwise;
}
