throw new Error('there is no reader here');
