namespace Certify.ServiceInterface.Domain;

/// <summary>A stretch of a list: how many to pass over, how many to take.</summary>
public readonly record struct Page(int Skip, int Take)
{
    public const int Largest = 1000;

    /// <summary>The page of that number, from 1; without number the first, without size the largest. <see cref="Fault.ValueMalformed"/>.</summary>
    public static Outcome<Page> Of(int? number, int? size)
    {
        if (number < 1 || size < 1)
        {
            return Fault.ValueMalformed;
        }

        var take = Math.Min(size ?? Largest, Largest);
        return new Page((int)Math.Min(((number ?? 1) - 1L) * take, int.MaxValue), take);
    }
}
