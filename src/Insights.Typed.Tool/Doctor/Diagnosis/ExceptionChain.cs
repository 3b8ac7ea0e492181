namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Searches an exception and its inner exceptions.</summary>
internal static class ExceptionChain
{
    public static T? Find<T>(Exception exception)
        where T : Exception => Enumerate(exception).OfType<T>().FirstOrDefault();

    /// <summary>Whether an exception is another one, or was caused by it.</summary>
    public static bool Contains(Exception exception, Exception cause) => Enumerate(exception).Contains(cause);

    private static IEnumerable<Exception> Enumerate(Exception exception)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }
}
